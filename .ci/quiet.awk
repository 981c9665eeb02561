# Leaves of the output of `swift test` what went wrong and the closing line.
# A note of a test that starts runs over several lines where an argument does.
/^◇/ { within = !/started\.$/; next }
/^✘/ || /Test run with/ || /[Ff]atal error/ { within = 0; print; fflush(); next }
within { if (/started\.$/) within = 0; next }
/^(✔|↳|Test Suite|\t |\[|warning: prohibited)/ { next }
{ print; fflush() }
