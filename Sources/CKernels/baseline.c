// A tile is as large as the registers allow: of SSE's or NEON's, four hold one vector.
#define CK_FILTERS 2
#define CK_CELLS 1
#define CK_TAPS 1
#define CK_TABLE ck_baseline
#include "loops.h"
