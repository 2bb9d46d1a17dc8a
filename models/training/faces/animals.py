"""Heads of animals in the training half of the photos without faces, and creatures made from them.

What has two eyes over a nose and is no face. The boxes were drawn by hand: photo, x, y, width, height in its pixels.
"""

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from .synthesis import Synthesis

HEADS = (
    ("none-000.jpg", 301, 56, 138, 128), ("none-008.jpg", 242, 0, 204, 242), ("none-042.jpg", 197, 128, 110, 118),
    ("none-058.jpg", 209, 102, 77, 71), ("none-078.jpg", 202, 124, 131, 137), ("none-090.jpg", 122, 71, 240, 273),
    ("none-106.jpg", 66, 115, 153, 145), ("none-112.jpg", 97, 31, 273, 301), ("none-122.jpg", 61, 20, 204, 215),
    ("none-130.jpg", 64, 31, 313, 338), ("none-154.jpg", 92, 33, 132, 115), ("none-170.jpg", 293, 7, 118, 130),
    ("none-200.jpg", 158, 115, 148, 145), ("none-258.jpg", 166, 8, 209, 298), ("none-278.jpg", 65, 0, 255, 216),
    ("none-292.jpg", 115, 31, 178, 163), ("none-310.jpg", 101, 98, 303, 239), ("none-316.jpg", 148, 13, 227, 222),
    ("none-318.jpg", 72, 52, 131, 118), ("none-320.jpg", 173, 31, 215, 211), ("none-336.jpg", 227, 14, 99, 96),
    ("none-342.jpg", 286, 5, 112, 123), ("none-346.jpg", 300, 59, 262, 284), ("none-352.jpg", 64, 5, 337, 327),
    ("none-358.jpg", 102, 0, 321, 306), ("none-364.jpg", 13, 26, 286, 321), ("none-404.jpg", 219, 115, 92, 115),
    ("none-408.jpg", 186, 161, 87, 89), ("none-416.jpg", 94, 33, 98, 89), ("none-420.jpg", 199, 92, 158, 158),
    ("none-428.jpg", 92, 97, 117, 122),
)
FRONTAL = ("none-122.jpg", "none-130.jpg", "none-316.jpg", "none-346.jpg", "none-352.jpg", "none-358.jpg",
           "none-364.jpg", "none-420.jpg")


class Animals:
    def __init__(self, photos: dict[str, Image.Image], synthesis: Synthesis):
        self.heads = [(photos[name], box) for name, *box in HEADS for _ in range(4 if name in FRONTAL else 1)]
        self.made = synthesis

    def head(self) -> Image.Image:
        """A square with one head, more or less of it; often a creature that no photo shows."""
        made = self.made
        photo, (x, y, w, h) = self.heads[made.rng.integers(len(self.heads))]
        side = max(w, h) * made.log_between(0.8, 2.0)
        cx, cy = x + w / 2 + made.rng.normal(0, 0.12) * w, y + h / 2 + made.rng.normal(0, 0.12) * h
        square = photo.crop(tuple(round(v) for v in (cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2)))
        square = square.resize((192, 192), Image.BILINEAR, reducing_gap=2.0)
        if made.chance(0.35):
            square = self.mirrored(square)
        if made.chance(0.3):
            square = self.creature(square)
        if made.chance(0.5):
            square = ImageOps.mirror(square)
        return made.tint(square, 1.0)

    def mirrored(self, square: Image.Image) -> Image.Image:
        """Half a head and its mirror image: looks straight ahead."""
        middle = round(192 * self.made.between(0.3, 0.7))
        left = square.crop((0, 0, middle, 192))
        whole = Image.new("RGB", (2 * middle, 192))
        whole.paste(left, (0, 0))
        whole.paste(ImageOps.mirror(left), (middle, 0))
        return whole.resize((192, 192), Image.BILINEAR)

    def creature(self, square: Image.Image) -> Image.Image:
        """Fur with a face drawn onto it: round dark eyes, a muzzle, a nose, ears."""
        made = self.made
        fur = square.crop((24, 24, 168, 168)).transpose(int(made.rng.integers(0, 5))).resize((192, 192))
        fur = made.tint(fur, 1.2)
        if made.chance(0.5):
            fur = fur.filter(ImageFilter.BoxBlur(made.between(0, 6)))
        ground = made.texture(192, 192) if made.chance(0.6) else square
        mask = Image.new("L", (192, 192), 0)
        outline = ImageDraw.Draw(mask)
        rx, ry, cy = made.between(45, 75), made.between(50, 80), made.between(90, 105)
        outline.ellipse((96 - rx, cy - ry, 96 + rx, cy + ry), fill=255)
        ear = made.between(18, 40)
        for side in (-1, 1):
            at = 96 + side * rx * made.between(0.6, 1.0)
            low = cy - ry * made.between(0.1, 0.8)
            if made.chance(0.5):
                outline.ellipse((at - ear * 0.6, low - ear, at + ear * 0.6, low + ear), fill=255)
            else:
                outline.polygon((at - ear * 0.6, low, at + ear * 0.6, low, at + side * ear * 0.3, low - ear * 1.6), fill=255)
        ground.paste(fur, (0, 0), mask.filter(ImageFilter.BoxBlur(made.between(0.5, 4))))
        draw = ImageDraw.Draw(ground)
        dark = tuple(int(v) for v in made.rng.integers(0, 60, 3))
        gap, level = made.between(16, 40), cy - ry * made.between(0.05, 0.4)
        muzzle = level + made.between(28, 55)
        if made.chance(0.6):
            pale = Image.new("RGB", (192, 192), made.paint() if made.chance(0.3) else (220, 210, 195))
            m = Image.new("L", (192, 192), 0)
            half = gap * made.between(0.6, 1.1)
            ImageDraw.Draw(m).ellipse((96 - half, muzzle - 18, 96 + half, muzzle + 30), fill=int(made.between(60, 220)))
            ground.paste(pale, (0, 0), m.filter(ImageFilter.BoxBlur(4)))
        big, wide = made.between(4, 12), made.between(5, 16)
        for side in (-1, 1):
            x = 96 + side * gap
            if made.chance(0.3):
                draw.ellipse((x - big * 1.4, level - big * 1.2, x + big * 1.4, level + big * 1.2), fill=made.paint())
            draw.ellipse((x - big, level - big, x + big, level + big), fill=dark)
            if made.chance(0.7):
                draw.ellipse((x - big * 0.5, level - big * 0.6, x - big * 0.1, level - big * 0.2), fill=(235, 235, 240))
        nose = draw.ellipse if made.chance(0.6) else draw.rectangle
        nose((96 - wide, muzzle - wide * 0.6, 96 + wide, muzzle + wide * 0.6), fill=dark)
        if made.chance(0.6):
            draw.line((96, muzzle, 96, muzzle + 16), fill=dark, width=2)
            draw.arc((96 - gap * 0.7, muzzle, 96, muzzle + 22), 20, 160, fill=dark, width=2)
            draw.arc((96, muzzle, 96 + gap * 0.7, muzzle + 22), 20, 160, fill=dark, width=2)
        return ground.filter(ImageFilter.BoxBlur(made.between(0, 1.5)))
