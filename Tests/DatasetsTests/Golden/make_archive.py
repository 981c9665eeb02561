"""Writes cifar-small.tar.gz: an archive like CIFAR-10's, made by Python's tarfile, with two images in each of its six files.

Image i has the class i % 10; byte b of its colours is (7 i + 3 b + b // 32) % 256. Run: python3 make_archive.py
"""
import gzip
import io
import tarfile
from pathlib import Path


def batch(first):
    return b"".join(
        bytes([i % 10]) + bytes((7 * i + 3 * b + b // 32) % 256 for b in range(3072)) for i in (first, first + 1)
    )


names = [f"data_batch_{n}.bin" for n in range(1, 6)] + ["test_batch.bin"]
packed = io.BytesIO()
with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as stream:
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        folder = tarfile.TarInfo("cifar-10-batches-bin")
        folder.type, folder.mode = tarfile.DIRTYPE, 0o755
        archive.addfile(folder)
        for extra, content in [("readme.html", b"<p>not read</p>"), ("batches.meta.txt", b"airplane\n")]:
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{extra}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for index, name in enumerate(names):
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            entry.size = 2 * 3073
            archive.addfile(entry, io.BytesIO(batch(2 * index)))
Path(__file__).with_name("cifar-small.tar.gz").write_bytes(packed.getvalue())
