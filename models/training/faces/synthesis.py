"""Makes training pictures: CelebA faces of every size set into photos without faces, and things that only look alike.

`Synthesis.picture()` returns SIZE × SIZE RGB and up to MAX_FACES rows of (x, y, width, height, five points x, y, kept):
kept is 1 for a face to find, 0 for one that should count neither way (too small or mostly outside).
"""

import io
import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from celeba import HEIGHT, WIDTH


SIZE = 256
MAX_FACES = 32
SMALLEST = 11  # px of height under which a face counts neither way
CLOSEST = 2.5  # how many times as high as the picture a face is at most
FILLS = 0.75  # share of the picture from which on a face counts though most of it is outside


def affine(scale_x: float, scale_y: float, angle: float, shear: float, to: tuple[float, float],
           about: tuple[float, float]) -> np.ndarray:
    """2×3 from source to picture: scaled, sheared and rotated about a source point, which lands on `to`."""
    c, s = math.cos(angle), math.sin(angle)
    m = np.array([[c, -s], [s, c]]) @ np.array([[scale_x, shear * scale_y], [0, scale_y]])
    return np.hstack([m, (np.array(to) - m @ np.array(about))[:, None]])


def moved(face: np.ndarray, m: np.ndarray) -> np.ndarray:
    """A face's 14 numbers under an affine map; the box is that of the mapped ellipse inscribed in it."""
    x, y, w, h = face[:4]
    cx, cy = m[:, :2] @ (x + w / 2, y + h / 2) + m[:, 2]
    hx = math.hypot(m[0, 0] * w / 2, m[0, 1] * h / 2)
    hy = math.hypot(m[1, 0] * w / 2, m[1, 1] * h / 2)
    points = face[4:].reshape(5, 2) @ m[:, :2].T + m[:, 2]
    return np.concatenate([[cx - hx, cy - hy, 2 * hx, 2 * hy], points.ravel()]).astype(np.float32)


class Synthesis:
    def __init__(self, faces: np.ndarray, points: np.ndarray, opacity: np.ndarray, photos: list[Image.Image],
                 seed: int, alarms: list[tuple[int, float, float, float, float]] = ()):
        """`alarms`: (photo, x, y, width, height) of the detector's own mistakes on the training photos."""
        self.faces, self.points, self.opacity, self.photos = faces, points, opacity, photos
        self.alarms = list(alarms)
        self.rng = np.random.default_rng(seed)
        self.covered: list[tuple[float, float, float, float]] = []
        self.odds = np.cumsum(rarity(points))

    # small helpers ---------------------------------------------------------------------------------------------

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def between(self, a: float, b: float) -> float:
        return float(self.rng.uniform(a, b))

    def log_between(self, a: float, b: float) -> float:
        return math.exp(self.rng.uniform(math.log(a), math.log(b)))

    def anyone(self) -> int:
        """A face picture, those turned to the side more often than their share."""
        return int(np.searchsorted(self.odds, self.rng.random() * self.odds[-1]))

    def tint(self, picture: Image.Image, strength: float) -> Image.Image:
        """Gamma, contrast, brightness and a cast, as one table a channel; sometimes grey or less saturated."""
        if self.chance(0.15 * strength):
            grey = picture.convert("L").convert("RGB")
            picture = grey if self.chance(0.5) else Image.blend(picture, grey, self.between(0.2, 0.8))
        x = np.arange(256) / 255
        gamma = math.exp(self.rng.normal(0, 0.35 * strength))
        contrast = math.exp(self.rng.normal(0, 0.25 * strength))
        table = []
        for _ in range(3):
            cast = math.exp(self.rng.normal(0, 0.06 * strength))
            y = ((x ** gamma - 0.5) * contrast + 0.5) * cast + self.rng.normal(0, 0.03 * strength)
            table.append(np.clip(y * 255, 0, 255).astype(np.uint8))
        return picture.point(np.concatenate(table).tolist())

    def noisy(self, picture: Image.Image) -> Image.Image:
        a = np.asarray(picture, np.int16)
        noise = self.rng.integers(-20, 21, (*a.shape[:2], 1 if self.chance(0.5) else 3), dtype=np.int16)
        return Image.fromarray(np.clip(a + noise * self.between(0.2, 1.0), 0, 255).astype(np.uint8))

    def compressed(self, picture: Image.Image) -> Image.Image:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=int(self.between(25, 95)))
        return Image.open(data).convert("RGB")

    def texture(self, width: int, height: int) -> Image.Image:
        """A patch of some training photo, stretched to the size asked for."""
        photo = self.photos[self.rng.integers(len(self.photos))]
        w = self.between(0.08, 0.5) * photo.width
        h = self.between(0.08, 0.5) * photo.height
        x, y = self.between(0, photo.width - w), self.between(0, photo.height - h)
        patch = photo.resize((max(2, width), max(2, height)), Image.BILINEAR, (x, y, x + w, y + h))
        return self.tint(patch, 1.0)

    def paint(self) -> Image.Image | tuple[int, int, int]:
        return tuple(int(v) for v in self.rng.integers(0, 256, 3))

    # grounds ---------------------------------------------------------------------------------------------------

    def ground(self) -> Image.Image:
        kind = self.rng.random()
        if kind < 0.04:
            return Image.new("RGB", (SIZE, SIZE), self.paint())
        if self.alarms and kind < 0.35:
            return self.alarm_ground()
        photo = self.photos[self.rng.integers(len(self.photos))]
        if kind < 0.55:
            # The whole photo, or most of it, as the detector gets it: letterboxed at the top left.
            scale = self.between(0.8, 1.4) * SIZE / max(photo.size)
            size = (round(photo.width * scale), round(photo.height * scale))
            picture = Image.new("RGB", (SIZE, SIZE))
            photo = photo.resize(size, Image.BILINEAR, reducing_gap=2.0)
            at = tuple(-int(self.between(0, max(0, s - SIZE))) for s in size)
            picture.paste(photo, at)
        else:
            side = self.between(0.2, 1.0) * min(photo.size)
            stretch = math.exp(self.rng.normal(0, 0.15))
            w, h = min(photo.width, side * stretch), min(photo.height, side / stretch)
            x, y = self.between(0, photo.width - w), self.between(0, photo.height - h)
            picture = photo.resize((SIZE, SIZE), Image.BILINEAR, (x, y, x + w, y + h), reducing_gap=2.0)
        return self.turned(picture)

    def alarm_ground(self) -> Image.Image:
        """A photo cut so that one of the mistakes shows at a random size."""
        n, x, y, w, h = self.alarms[self.rng.integers(len(self.alarms))]
        photo = self.photos[n]
        side = max(w, h) * self.log_between(1.15, 12)
        cx, cy = x + w * self.between(0, 1), y + h * self.between(0, 1)
        x0 = cx - side * self.between(0.3, 0.7)
        y0 = cy - side * self.between(0.3, 0.7)
        square = photo.crop(tuple(round(v) for v in (x0, y0, x0 + side, y0 + side)))
        return self.turned(square.resize((SIZE, SIZE), Image.BILINEAR, reducing_gap=2.0))

    def turned(self, picture: Image.Image) -> Image.Image:
        if self.chance(0.5):
            picture = picture.transpose(Image.FLIP_LEFT_RIGHT)
        if self.chance(0.15):
            picture = picture.rotate(self.rng.normal(0, 15), Image.BILINEAR)
        return self.tint(picture, 0.8)

    # heads -----------------------------------------------------------------------------------------------------

    def mask(self, n: int) -> Image.Image:
        """How much of face picture n is shown where: its own outline, an ellipse, or a feathered rectangle."""
        kind = self.rng.random()
        if kind < 0.6:
            mask = Image.fromarray(self.opacity[n]).resize((WIDTH, HEIGHT), Image.BILINEAR)
            if self.chance(0.5):
                # Head and neck only, not the shoulders.
                cut = Image.new("L", (WIDTH, HEIGHT), 0)
                rx, ry = self.between(50, 75), self.between(78, 105)
                cy = self.between(105, 118)
                ImageDraw.Draw(cut).ellipse((89 - rx, cy - ry, 89 + rx, cy + ry), fill=255)
                mask = ImageChops.multiply(mask, cut.filter(ImageFilter.BoxBlur(self.between(1, 7))))
            return mask
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(mask)
        x, y, w, h = self.points[n][:4]
        if kind < 0.85:
            grow_x, grow_y = self.between(0.95, 1.6), self.between(1.0, 1.5)
            cx, cy = x + w / 2, y + h * self.between(0.4, 0.52)
            draw.ellipse((cx - w / 2 * grow_x, cy - h / 2 * grow_y, cx + w / 2 * grow_x, cy + h / 2 * grow_y), fill=255)
            return mask.filter(ImageFilter.BoxBlur(self.log_between(0.5, 9)))
        edge = self.between(1, 14)
        left, top = self.between(0, max(1, x - 4)), self.between(0, max(1, y - 10))
        draw.rectangle((left + edge, top + edge, WIDTH - self.between(0, 25) - edge, HEIGHT - edge), fill=255)
        return mask.filter(ImageFilter.BoxBlur(edge))

    def profile(self, face: np.ndarray) -> tuple[Image.Image, np.ndarray]:
        """A face turned half to the side as if it were turned all the way: mask of what is left, and the face then.

        Of the far half nothing shows beyond a line down the bridge of the nose, its tip, the lips and the chin.
        """
        x, y, w, h = face[:4]
        points = face[4:].reshape(5, 2).copy()
        right = turn(face) > 0
        side = 1 if right else -1
        (near_eye, far_eye), (near_lip, far_lip) = ((0, 1), (3, 4)) if right else ((1, 0), (4, 3))
        nose = points[2]
        bridge = points[near_eye, 0] + self.between(0.5, 0.85) * (points[far_eye, 0] - points[near_eye, 0])
        lips = points[near_lip, 0] + self.between(0.75, 1.0) * (points[far_lip, 0] - points[near_lip, 0])
        tip = nose[0] + side * self.between(0.03, 0.1) * w
        line = [(bridge + side * self.between(-0.04, 0.12) * w, 0), (bridge + side * 0.02 * w, points[far_eye, 1] - 0.12 * h),
                (bridge, points[far_eye, 1]), (tip, nose[1]), (tip - side * 0.05 * w, nose[1] + 0.04 * h),
                (lips, points[far_lip, 1]), (lips - side * 0.03 * w, y + 0.95 * h),
                (lips - side * self.between(0.2, 0.5) * w, y + 1.06 * h), (lips - side * 0.5 * w, HEIGHT)]
        back = 0 if right else WIDTH
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(mask).polygon([*line, (back, HEIGHT), (back, 0)], fill=255)
        points[far_eye, 0], points[far_lip, 0] = bridge, lips
        ends = (x, max(tip, bridge)) if right else (min(tip, bridge), x + w)
        box = [ends[0], y, ends[1] - ends[0], h]
        return mask.filter(ImageFilter.BoxBlur(self.between(0.3, 1.5))), np.concatenate([box, points.ravel()]).astype(np.float32)

    def spoil(self, picture: Image.Image, face: np.ndarray) -> Image.Image:
        """Puts things before a face that leave it a face: hat, glasses, hand, bar, shadow."""
        x, y, w, h = face[:4]
        eyes = face[4:8].reshape(2, 2)
        gap = float(np.linalg.norm(eyes[1] - eyes[0])) + 8
        kind = self.rng.random()
        if kind < 0.3:  # hat or helmet
            cover = self.texture(WIDTH, HEIGHT) if self.chance(0.4) else Image.new("RGB", (WIDTH, HEIGHT), self.paint())
            m = Image.new("L", (WIDTH, HEIGHT), 0)
            draw = ImageDraw.Draw(m)
            brow = eyes[:, 1].mean() - gap * self.between(0.3, 0.7)
            half = w * self.between(0.6, 1.0)
            draw.pieslice((89 - half, brow - h * 0.9, 89 + half, brow + h * 0.9), 180, 360, fill=255)
            if self.chance(0.4):  # helmet: the sides, too
                thick = self.between(0.08, 0.2) * w
                draw.arc((89 - w * 0.62, y - 10, 89 + w * 0.62, y + h * 1.1), 120, 420, fill=255, width=int(thick) + 1)
            if self.chance(0.5):  # a brim, where the face looks
                bar, way = self.between(3, 14), turn(face)
                ends = (89 - half * (1.4 if way < 0.15 else 0.6), 89 + half * (1.4 if way > -0.15 else 0.6))
                draw.rectangle((ends[0], brow - bar, ends[1], brow), fill=255)
            picture.paste(cover, (0, 0), m.filter(ImageFilter.BoxBlur(1)))
        elif kind < 0.5:  # sunglasses
            draw = ImageDraw.Draw(picture)
            shade = tuple(int(v) for v in self.rng.integers(0, 70, 3))
            rx, ry = gap * self.between(0.28, 0.45), gap * self.between(0.18, 0.36)
            for ex, ey in eyes:
                draw.ellipse((ex - rx, ey - ry * 0.8, ex + rx, ey + ry), fill=shade)
            draw.line([tuple(eyes[0]), tuple(eyes[1])], fill=shade, width=3)
        elif kind < 0.6:
            self.hand(picture, face)
        elif kind < 0.72:  # something before a part of it
            skin = picture.getpixel((int(x + w / 2), int(y + h * 0.25)))
            cover = self.texture(WIDTH, HEIGHT) if self.chance(0.6) else Image.new("RGB", (WIDTH, HEIGHT), skin)
            m = Image.new("L", (WIDTH, HEIGHT), 0)
            draw = ImageDraw.Draw(m)
            if self.chance(0.5):  # at the rim
                side = self.rng.random()
                cx = x + w * (self.between(-0.1, 0.2) if side < 0.4 else self.between(0.8, 1.1) if side < 0.8 else 0.5)
                cy = y + h * (self.between(0.2, 1.0) if side < 0.8 else self.between(0.9, 1.1))
                rx, ry = w * self.between(0.15, 0.4), h * self.between(0.15, 0.4)
            else:  # before an eye, the nose or the mouth
                cx, cy = x + w * self.between(0.1, 0.9), y + h * self.between(0.3, 0.9)
                rx, ry = w * self.between(0.12, 0.26), h * self.between(0.1, 0.22)
            if self.chance(0.5):
                draw.ellipse((cx - rx, cy - ry, cx + rx, cy + ry), fill=255)
            else:
                draw.rectangle((cx - rx, cy - ry, cx + rx, cy + ry), fill=255)
            picture.paste(cover, (0, 0), m.rotate(self.between(-60, 60), center=(cx, cy)))
        elif kind < 0.77:  # a mask over nose and mouth
            mouth = face[10:14].reshape(2, 2)
            top = face[9] - self.between(0, 0.12) * h
            outline = [(x + 0.02 * w, top + 0.05 * h), (face[8], top - 0.04 * h), (x + 0.98 * w, top + 0.05 * h),
                       (x + 0.85 * w, mouth[:, 1].mean() + 0.15 * h), (x + 0.5 * w, y + h * 1.03),
                       (x + 0.15 * w, mouth[:, 1].mean() + 0.15 * h)]
            pale = tuple(int(v) for v in self.rng.integers(150, 256, 3))
            ImageDraw.Draw(picture).polygon(outline, fill=pale if self.chance(0.7) else self.paint())
        elif kind < 0.83:  # a bar: microphone, instrument, ball stick
            draw = ImageDraw.Draw(picture)
            x0, y0 = x + w * self.between(-0.3, 1.3), y + h * self.between(0.5, 1.2)
            x1, y1 = x + w * self.between(-0.3, 1.3), y + h * self.between(0.5, 1.2)
            draw.line((x0, y0, x1, y1), fill=self.paint(), width=int(self.between(4, 16)))
        else:  # light from one side, or from above onto a brim
            if self.chance(0.6):
                ramp = np.linspace(self.between(0.15, 0.6), 1, WIDTH)[None, :, None]
                ramp = ramp[:, ::-1] if self.chance(0.5) else ramp
            else:
                edge = (np.arange(HEIGHT) - (y + h * self.between(0.3, 1.0))) / (h * self.between(0.05, 0.4))
                ramp = (self.between(0.2, 0.5) + 0.6 / (1 + np.exp(-np.clip(edge, -30, 30)))).clip(0, 1)[:, None, None]
            picture = Image.fromarray((np.asarray(picture) * ramp).astype(np.uint8))
        return picture

    def cap(self, picture: Image.Image, face: np.ndarray) -> None:
        """A cap on a head seen from the side, its brim over the nose, the eyes in its shade."""
        x, y, w, h = face[:4]
        side = 1 if turn(face) > 0 else -1
        front = x + w if side > 0 else x
        brow = float(face[5:8:2].mean()) - h * self.between(0.06, 0.16)
        shade = Image.new("L", picture.size, 0)
        low = brow + h * self.between(0.15, 0.4)
        ImageDraw.Draw(shade).rectangle((0, brow, WIDTH, low), fill=int(self.between(60, 170)))
        inside = Image.new("L", picture.size, 0)
        ImageDraw.Draw(inside).rectangle((min(front, front - side * w), brow - 9, max(front, front - side * w), low + 9), fill=255)
        picture.paste(0, (0, 0), ImageChops.multiply(shade.filter(ImageFilter.BoxBlur(4)), inside))
        cloth = self.texture(WIDTH, HEIGHT) if self.chance(0.4) else Image.new("RGB", (WIDTH, HEIGHT), self.paint())
        back = front - side * w * self.between(1.5, 2.0)
        top = brow - h * self.between(0.45, 0.7)
        shape = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(shape)
        draw.pieslice((min(front, back), top, max(front, back), 2 * brow - top), 180, 360, fill=255)
        tip = front + side * w * self.between(0.25, 0.7)
        thick, droop = h * self.between(0.03, 0.1), h * self.between(-0.05, 0.12)
        draw.polygon((front - side * w * 0.5, brow - thick, front, brow - thick, tip, brow + droop - thick * 0.3,
                      tip, brow + droop, front - side * w * 0.3, brow + thick * 0.4), fill=255)
        picture.paste(cloth, (0, 0), shape.filter(ImageFilter.BoxBlur(1)))

    def hand(self, picture: Image.Image, face: np.ndarray) -> None:
        """A hand before up to half of a face, its fingers spread or closed, sometimes holding something."""
        x, y, w, h = face[:4]
        skin = np.array(picture.getpixel((int(x + w / 2), int(y + h * 0.25))), float) * self.between(0.75, 1.15)
        draw = ImageDraw.Draw(picture)
        way = self.between(0, 2 * math.pi)
        tip = np.array([x + w * self.between(0.2, 0.8), y + h * self.between(0.3, 0.85)])
        along, across = np.array([math.cos(way), math.sin(way)]), np.array([-math.sin(way), math.cos(way)])
        length, thick = h * self.between(0.3, 0.55), w * self.between(0.09, 0.15)
        spread = self.between(1.0, 1.6)
        palm = tip + along * length

        def shade() -> tuple[int, ...]:
            return tuple(int(v) for v in np.clip(skin * self.between(0.85, 1.1), 0, 255))

        for i in range(4):
            end = tip + across * thick * spread * (i - 1.5) + along * abs(i - 1.5) * thick * self.between(0, 1.2)
            root = palm + across * thick * (i - 1.5)
            dark = tuple(int(v * 0.6) for v in shade())
            draw.line((*end, *root), fill=dark, width=round(thick * 1.15))
            draw.ellipse((*(end - thick / 2), *(end + thick / 2)), fill=dark)
            colour = shade()
            draw.line((*end, *root), fill=colour, width=round(thick))
            draw.ellipse((*(end - thick * 0.45), *(end + thick * 0.45)), fill=colour)
        colour, wide = shade(), thick * 2.6
        draw.ellipse((*(palm - wide), *(palm + wide)), fill=colour)
        draw.line((*palm, *(palm + along * h * 1.5)), fill=colour, width=round(wide * 1.4))
        if self.chance(0.4):  # held: a disc, a ring, a card
            reach = w * self.between(0.1, 0.25)
            at = tip - along * reach * 0.5
            if self.chance(0.5):
                draw.ellipse((*(at - reach), *(at + reach)), outline=self.paint(), width=round(reach * self.between(0.2, 0.6)))
            else:
                draw.ellipse((*(at - reach), *(at + reach)), fill=self.paint())

    def unface(self, picture: Image.Image, face: np.ndarray) -> Image.Image:
        """Leaves everything about a head but the face: it is no face any more."""
        x, y, w, h = face[:4]
        box = tuple(round(v) for v in (x - 0.04 * w, y - 0.02 * h, x + 1.04 * w, y + 1.05 * h))
        size = (box[2] - box[0], box[3] - box[1])
        kind = self.rng.random()
        if kind < 0.3:
            inner = self.texture(*size)
        elif kind < 0.5:
            inner = Image.new("RGB", size, self.paint() if self.chance(0.5) else picture.getpixel((89, 95)))
        elif kind < 0.75:  # the same skin, nothing in its place
            a = np.asarray(picture.crop(box))
            k = int(self.rng.integers(4, 7))
            th, tw = a.shape[0] // k, a.shape[1] // k
            tiles = [a[i * th:(i + 1) * th, j * tw:(j + 1) * tw] for i in range(k) for j in range(k)]
            order = self.rng.permutation(len(tiles))
            rows = [np.concatenate([tiles[order[i * k + j]] for j in range(k)], 1) for i in range(k)]
            inner = Image.fromarray(np.concatenate(rows, 0)).resize(size, Image.BILINEAR)
        else:
            small = picture.crop(box).resize((3, 4), Image.BOX)
            inner = small.resize(size, Image.BICUBIC)
        m = Image.new("L", size, 0)
        ImageDraw.Draw(m).ellipse((2, 2, size[0] - 3, size[1] - 3), fill=255)
        picture.paste(inner, box[:2], m.filter(ImageFilter.BoxBlur(3)))
        return picture

    def put(self, canvas: Image.Image, source: Image.Image, mask: Image.Image, m: np.ndarray) -> None:
        """Draws source through mask onto the canvas under an affine map (source → canvas), anti-aliased."""
        scale = math.sqrt(abs(np.linalg.det(m[:, :2])))
        k = max(1, int(1 / scale + 0.3))
        if k > 1:
            source, mask = source.reduce(k), mask.reduce(k)
            m = m.copy()
            m[:, :2] *= k
        w, h = source.size
        corners = np.array([[0, w, w, 0], [0, 0, h, h]])
        ends = m[:, :2] @ corners + m[:, 2:]
        x0, y0 = (max(0, int(math.floor(v))) for v in ends.min(1))
        x1, y1 = (min(s, int(math.ceil(v))) for v, s in zip(ends.max(1), canvas.size))
        if x1 <= x0 or y1 <= y0:
            return
        inverse = np.linalg.inv(m[:, :2])
        offset = inverse @ (np.array([x0, y0]) - m[:, 2])
        coefficients = (inverse[0, 0], inverse[0, 1], offset[0], inverse[1, 0], inverse[1, 1], offset[1])
        size = (x1 - x0, y1 - y0)
        patch = source.transform(size, Image.AFFINE, coefficients, Image.BILINEAR)
        alpha = mask.transform(size, Image.AFFINE, coefficients, Image.BILINEAR)
        canvas.paste(patch, (x0, y0), alpha)

    def head(self, canvas: Image.Image, height: float, at: tuple[float, float], real: bool = True) -> np.ndarray:
        """Sets one head so that its face is `height` px high and centred at `at`; returns the face as it lies there."""
        n = self.anyone()
        face = self.points[n]
        source = Image.fromarray(self.faces[n])
        if not real:
            source = self.unface(source, face)
        elif self.chance(0.38):
            source = self.spoil(source, face)
        if self.chance(0.8):
            source = self.tint(source, 1.0)
        if self.chance(0.4):
            source = self.fit(source, canvas, at, height)
        scale = height / face[3]
        mask = self.mask(n)
        if real and abs(turn(face)) > 0.2 and self.chance(0.35):
            outline, face = self.profile(face)
            mask = ImageChops.multiply(mask, outline)
        squeeze = self.between(0.65, 1.0) if self.chance(0.2) else math.exp(self.rng.normal(0, 0.06))
        if self.chance(0.12):  # looking down or up
            scale *= self.between(0.72, 0.95)
            squeeze /= self.between(0.72, 0.95)
        angle = self.rng.normal(0, 0.18) if self.chance(0.75) else self.rng.normal(0, 0.45)
        centre = (face[0] + face[2] / 2, face[1] + face[3] / 2)
        m = affine(scale * squeeze, scale, angle, self.rng.normal(0, 0.05), at, centre)
        if self.chance(0.5):
            # CelebA's pictures turned over: the trainer's own flip is not the only one.
            source = source.transpose(Image.FLIP_LEFT_RIGHT)
            mask = mask.transpose(Image.FLIP_LEFT_RIGHT)
            face = flipped(face)
            centre = (face[0] + face[2] / 2, face[1] + face[3] / 2)
            m = affine(scale * squeeze, scale, angle, self.rng.normal(0, 0.05), at, centre)
        if self.chance(0.45):
            self.torso(canvas, m, face)
        self.put(canvas, source, mask, m)
        return moved(face, m)

    def fit(self, source: Image.Image, canvas: Image.Image, at: tuple[float, float], height: float) -> Image.Image:
        """Brings the picture's brightness part of the way to the place it is set in."""
        r = max(8, height)
        box = [int(max(0, at[0] - r)), int(max(0, at[1] - r)), int(min(SIZE, at[0] + r)), int(min(SIZE, at[1] + r))]
        if box[2] - box[0] < 4 or box[3] - box[1] < 4:
            return source
        there = np.asarray(canvas.crop(box).resize((4, 4), Image.BOX), np.float32).mean((0, 1))
        here = np.asarray(source.resize((4, 4), Image.BOX), np.float32).mean((0, 1))
        gain = ((there + 20) / (here + 20)) ** self.between(0.2, 0.6)
        table = np.clip(np.arange(256)[None] * np.clip(gain, 0.4, 1.8)[:, None], 0, 255).astype(np.uint8)
        return source.point(table.ravel().tolist())

    def torso(self, canvas: Image.Image, m: np.ndarray, face: np.ndarray) -> None:
        """Shoulders and trunk below a head; remembers in `covered` where it went."""
        w = h = 48
        mask = Image.new("L", (w, h), 0)
        draw = ImageDraw.Draw(mask)
        neck = self.between(0.1, 0.3) * w
        draw.ellipse((0, 0, w - 1, h * self.between(0.5, 1.2)), fill=255)
        draw.rectangle((neck * 0.3, h * 0.4, w - neck * 0.3, h), fill=255)
        cloth = self.texture(w, h) if self.chance(0.6) else Image.new("RGB", (w, h), self.paint())
        width = face[2] * self.between(1.8, 3.2)
        length = face[3] * self.between(1.2, 3.5)
        top = face[1] + face[3] * self.between(0.98, 1.25)
        onto = np.array([[width / w, 0, 89 - width / 2], [0, length / h, top]])
        whole = np.hstack([m[:, :2] @ onto[:, :2], (m[:, :2] @ onto[:, 2] + m[:, 2])[:, None]])
        self.put(canvas, cloth, mask.filter(ImageFilter.BoxBlur(1)), whole)
        corners = whole[:, :2] @ np.array([[0, w, w, 0], [0, 0, h, h]]) + whole[:, 2:]
        self.covered.append((*corners.min(1), *corners.max(1)))

    def decoy(self, canvas: Image.Image, height: float, at: tuple[float, float]) -> None:
        """Something pasted as heads are that is no face."""
        if self.chance(0.5):
            self.head(canvas, height, at, real=False)
            return
        patch = self.texture(96, 96)
        if self.alarms and self.chance(0.6):
            n, x, y, w, h = self.alarms[self.rng.integers(len(self.alarms))]
            grow = self.between(1.0, 1.8)
            cx, cy = x + w / 2, y + h / 2
            box = (cx - w * grow / 2, cy - h * grow / 2, cx + w * grow / 2, cy + h * grow / 2)
            patch = self.tint(self.photos[n].crop(tuple(round(v) for v in box)).resize((96, 96), Image.BILINEAR), 1.0)
        mask = Image.new("L", (96, 96), 0)
        draw = ImageDraw.Draw(mask)
        edge = self.between(1, 8)
        shape = draw.ellipse if self.chance(0.7) else draw.rectangle
        shape((edge, edge, 95 - edge, 95 - edge), fill=255)
        scale = height / 80
        m = affine(scale * self.between(0.7, 1.0), scale, self.rng.normal(0, 0.25), 0, at, (48, 48))
        self.put(canvas, patch, mask.filter(ImageFilter.BoxBlur(edge)), m)

    # whole pictures --------------------------------------------------------------------------------------------

    def selfie(self) -> tuple[Image.Image, list[np.ndarray]]:
        """One CelebA picture, whole or cut into, filling the frame or beside the letterbox's black."""
        n = int(self.rng.integers(len(self.faces)))
        source = Image.fromarray(self.faces[n])
        face = self.points[n]
        if self.chance(0.25):
            source = self.spoil(source, face)
        canvas = Image.new("RGB", (SIZE, SIZE)) if self.chance(0.6) else self.ground()
        whole = self.chance(0.5)
        close = not whole and self.chance(0.4)
        scale = SIZE / HEIGHT * (1.0 if whole else self.log_between(0.5, 2.1))
        if close:  # eyes, nose and mouth, and less
            scale = SIZE / face[3] * self.log_between(0.9, CLOSEST)
        angle = 0.0 if whole or self.chance(0.5) else self.rng.normal(0, 0.2)
        squeeze = 1.0 if self.chance(0.6) else math.exp(self.rng.normal(0, 0.1))
        if whole:
            m = np.array([[scale, 0, 0], [0, scale, 0]])
        else:
            x, y, w, h = face[:4]
            rim = 0.4 if close else 0.25
            at = (self.between(rim, 1 - rim) * SIZE, self.between(rim, 1 - rim) * SIZE)
            m = affine(scale * squeeze, scale, angle, 0, at, (x + w / 2, y + h / 2))
        mask = Image.new("L", (WIDTH, HEIGHT), 255)
        self.put(canvas, self.tint(source, 0.8), mask, m)
        return canvas, [moved(face, m)]

    def scene(self, count: int, smallest: float, largest: float) -> tuple[Image.Image, list[np.ndarray]]:
        canvas = self.ground()
        taken: list[tuple[float, float, float]] = []
        placed: list[np.ndarray] = []
        hidden: list[int] = []
        alike = self.log_between(smallest, largest) if self.chance(0.4) else None
        for _ in range(count):
            height = min(largest, alike * self.between(0.75, 1.3)) if alike else self.log_between(smallest, largest)
            real = self.chance(0.86)
            for _ in range(8):
                reach = 0.1 if self.chance(0.8) else -0.25
                low = min(height * (0.5 + reach), SIZE / 2)
                at = (self.between(low, SIZE - low), self.between(low, SIZE - low))
                if all(abs(at[0] - x) > 0.45 * (height + h) or abs(at[1] - y) > 0.62 * (height + h) for x, y, h in taken):
                    break
            else:
                continue
            taken.append((*at, height))
            self.covered.clear()
            new = None
            if real:
                new = self.head(canvas, height, at)
            elif self.chance(0.5):
                self.decoy(canvas, height, at)
            else:
                self.head(canvas, height, at, real=False)
            for x0, y0, x1, y1 in self.covered:
                hidden.extend(i for i, (x, y, w, h) in enumerate(f[:4] for f in placed)
                              if x < x1 and x + w > x0 and y + 0.8 * h > y0 and y < y1)
            if new is not None:
                placed.append(new)
        for i in hidden:
            placed[i][3] = -abs(placed[i][3])  # behind someone's clothes: counts neither way
        return canvas, placed

    def collage(self) -> tuple[Image.Image, list[np.ndarray]]:
        """Whole CelebA pictures side by side, hard edges and all, some with the face taken out."""
        columns, rows = int(self.rng.integers(2, 5)), int(self.rng.integers(1, 4))
        canvas = self.ground()
        placed = []
        w, h = SIZE / columns, SIZE / rows
        mask = Image.new("L", (WIDTH, HEIGHT), 255)
        for i in range(columns * rows):
            n = int(self.rng.integers(len(self.faces)))
            scale = min(w / WIDTH, h / HEIGHT) * self.between(0.8, 1.0)
            x, y = (i % columns) * w, (i // columns) * h
            m = np.array([[scale, 0, x], [0, scale, y]])
            source = Image.fromarray(self.faces[n])
            real = self.chance(0.7)
            self.put(canvas, source if real else self.unface(source, self.points[n]), mask, m)
            if real:
                placed.append(moved(self.points[n], m))
        return canvas, placed

    def finish(self, picture: Image.Image, faces: list[np.ndarray]) -> Image.Image:
        """What cameras, chats and phones do to a picture; and the letterbox's black band."""
        if self.chance(0.2):
            # Blur no more than its smallest face stands.
            small = min((abs(f[3]) for f in faces), default=60)
            f = self.between(1.2, min(4.0, max(1.3, small / 12)))
            kind = Image.BILINEAR if self.chance(0.5) else Image.BICUBIC
            picture = picture.resize((round(SIZE / f), round(SIZE / f)), Image.BOX).resize((SIZE, SIZE), kind)
        if self.chance(0.6):
            picture = self.tint(picture, 0.7)
        if self.chance(0.1):
            picture = picture.convert("L").convert("RGB")
            if self.chance(0.4):
                tone = [np.clip(np.arange(256) * g, 0, 255).astype(np.uint8) for g in (1.05, 0.95, 0.8)]
                picture = picture.point(np.concatenate(tone).tolist())
        if self.chance(0.15):
            picture = self.noisy(picture)
        if self.chance(0.5):
            picture = self.compressed(picture)
        if self.chance(0.2):
            cut = int(self.between(0.6, 1) * SIZE)
            picture.paste(0, (cut, 0, SIZE, SIZE) if self.chance(0.5) else (0, cut, SIZE, SIZE))
        return picture

    def picture(self) -> tuple[np.ndarray, np.ndarray]:
        kind = self.rng.random()
        if kind < 0.22:
            canvas, placed = self.ground(), []
            for _ in range(int(self.rng.integers(0, 4)) if self.chance(0.6) else 0):
                height = self.log_between(14, 180)
                self.decoy(canvas, height, (self.between(0, SIZE), self.between(0, SIZE)))
        elif kind < 0.44:
            canvas, placed = self.selfie()
        elif kind < 0.82:
            canvas, placed = self.scene(int(self.rng.integers(1, 7)), 12, 190)
        elif kind < 0.94:
            canvas, placed = self.scene(int(self.rng.integers(5, 15)), 11, 48)
        else:
            canvas, placed = self.collage()
        picture = np.asarray(self.finish(canvas, placed).convert("RGB"))
        rows = np.zeros((MAX_FACES, 15), np.float32)
        for row, face in zip(rows, placed):
            seen, face[3] = face[3] > 0, abs(face[3])
            x, y, w, h = face[:4]
            inside = max(0, min(SIZE, x + w) - max(0, x)) * max(0, min(SIZE, y + h) - max(0, y)) / (w * h)
            cx, cy = int(np.clip(x + w / 2, 0, SIZE - 1)), int(np.clip(y + h / 2, 0, SIZE - 1))
            dark = picture[cy - 2:cy + 3, cx - 2:cx + 3].max(initial=0) < 8  # under the black band
            row[:14] = face
            fills = inside * w * h > FILLS * SIZE**2
            row[14] = float(seen and h >= SMALLEST and (inside > 0.55 or fills) and not dark)
        return picture, rows


def flipped(face: np.ndarray, width: float = WIDTH) -> np.ndarray:
    x, y, w, h = face[:4]
    points = face[4:].reshape(5, 2)[[1, 0, 2, 4, 3]].copy()
    points[:, 0] = width - points[:, 0]
    return np.concatenate([[width - x - w, y, w, h], points.ravel()]).astype(np.float32)


def turn(faces: np.ndarray) -> np.ndarray:
    """How far faces [..., 14] look to the picture's right: the nose's way from the middle of the eyes, in their distances."""
    left, right, nose = faces[..., 4], faces[..., 6], faces[..., 8]
    return (nose - (left + right) / 2) / np.maximum(8, right - left)


def rarity(faces: np.ndarray) -> np.ndarray:
    """How often to show each face: half profiles some nine times, the few full ones thirty times as often as they are."""
    turned = np.abs(turn(faces))
    return 1 + 8 * np.clip((turned - 0.15) / 0.35, 0, 1) + 22 * np.clip((turned - 0.45) / 0.25, 0, 1)
