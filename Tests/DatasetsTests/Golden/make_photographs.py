"""Makes the small pictures of the tests of photographs, and what Pillow and NumPy read from them (photographs.json).

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 pillow==13.0.0
    venv/bin/python make_photographs.py        # needs libturbojpeg.so.0 for the file in YCCK

Pillow decodes JPEG with libjpeg-turbo as well, so that colours may differ by rounding alone.
"""

import ctypes
import io
import json
import pathlib

import numpy
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 24, 16


def scene():
    """A picture without symmetry: a ramp of colours with a bright corner."""
    row, column = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    picture = numpy.stack([column * 10, row * 15, 255 - column * 5 - row * 6], axis=-1).astype(numpy.uint8)
    picture[:5, :8] = (250, 240, 60)
    return Image.fromarray(picture)


def ycck(cmyk):
    """Inverted inks as YCCK, which Pillow cannot write: TurboJPEG makes it of CMYK by itself."""
    library = ctypes.CDLL("libturbojpeg.so.0")
    library.tjInitCompress.restype = ctypes.c_void_p
    data = numpy.ascontiguousarray(cmyk)
    buffer, size = ctypes.POINTER(ctypes.c_ubyte)(), ctypes.c_ulong(0)
    handle = ctypes.c_void_p(library.tjInitCompress())
    status = library.tjCompress2(
        handle, data.ctypes.data_as(ctypes.c_void_p), WIDTH, 0, HEIGHT, 11, ctypes.byref(buffer), ctypes.byref(size),
        0, 95, 0)
    assert status == 0
    return bytes(buffer[: size.value])


def main():
    colours = scene()
    transparent = colours.copy()
    alpha = numpy.full((HEIGHT, WIDTH), 255, numpy.uint8)
    alpha[8:, :6], alpha[:4, 20:] = 0, 128
    transparent.putalpha(Image.fromarray(alpha))
    files = {}

    def save(name, picture, **options):
        stream = io.BytesIO()
        picture.save(stream, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.split(".")[-1]], **options)
        files[name] = stream.getvalue()

    save("ycc.jpg", colours, quality=95, subsampling=0)
    save("halved.jpg", colours, quality=90, subsampling=2)
    save("progressive.jpg", colours, quality=95, progressive=True, subsampling=0)
    save("rgb.jpg", colours, quality=95, keep_rgb=True)
    save("grey.jpg", colours.convert("L"), quality=95)
    save("cmyk.jpg", colours.convert("CMYK"), quality=95)
    files["ycck.jpg"] = ycck(255 - numpy.asarray(colours.convert("CMYK")))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        save(f"orientation{orientation}.jpg", colours, quality=95, subsampling=0, exif=exif.tobytes())
    exif = Image.Exif()
    exif[274] = 6
    save("lossy.webp", colours, quality=90)
    save("lossless.webp", transparent, lossless=True, exact=True)
    save("turned.webp", colours, lossless=True, exif=exif.tobytes())
    save("palette.png", colours.quantize(16))
    save("transparent.png", transparent)

    golden = {}
    for name, data in files.items():
        (HERE / name).write_bytes(data)
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        if picture.mode == "CMYK":
            inks = 255 - numpy.asarray(picture).astype(numpy.int64)
            pixels = (inks[..., :3] * inks[..., 3:] + 127) // 255
        elif picture.mode == "RGBA":
            values = numpy.asarray(picture).astype(numpy.int64)
            pixels = (values[..., :3] * values[..., 3:] + 255 * (255 - values[..., 3:]) + 127) // 255
        else:
            pixels = numpy.asarray(picture.convert("RGB"))
        golden[name] = {"rows": picture.height, "columns": picture.width, "pixels": pixels.flatten().tolist()}
    # Photographs that become smaller, larger and of another shape, by Pillow's bilinear filter.
    scenes = {"same": (24, 16), "smaller": (7, 5), "larger": (50, 40), "narrow": (3, 31)}
    resized = {name: numpy.asarray(colours.resize(size, Image.BILINEAR)).flatten().tolist() for name, size in scenes.items()}
    golden["resized"] = {
        "pixels": numpy.asarray(colours).flatten().tolist(),
        "sizes": {name: [size[1], size[0]] for name, size in scenes.items()}, "results": resized}
    (HERE / "photographs.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


main()
