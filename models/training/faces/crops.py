"""What the refiner learns from: squares around what the detector proposes, faces and not.

`Crops.make()` gives some of them: CROP × CROP RGB, and a row (whether it is a face, whether its points are known, five
points x, y as shares of the square).
"""

import math

import numpy as np
from PIL import Image, ImageFilter

from celeba import HEIGHT, WIDTH

from .animals import Animals
from .mine import cells
from .network import FaceNet
from .peers import overlaps
from .photos import Photo
from .scenes import OFTEN
from .synthesis import Synthesis, affine, flipped, moved, turn

CROP = 96
MARGIN = 1.6  # the square's side, in longer sides of the proposed box
SAME, OTHER = 0.5, 0.3  # IoU from which on a proposal is a face, and up to which it is none
ROW = 12
REAL, REAL_ANIMALS = 0.6, 0.15  # of the draws, those that are of a real photo; of these, of an animal
CLOSE_UP, CLOSEST = 0.08, 1.6  # share of the portraits that are cut off within the face, and its height then in pictures

Crop = tuple[np.ndarray, np.ndarray]


def iou(a: np.ndarray, b: np.ndarray) -> float:
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    return float(width * height / (a[2] * a[3] + b[2] * b[3] - width * height))


def proposals(found: np.ndarray, least: float, most: int, overlap: float = 0.4) -> list[np.ndarray]:
    """Cells (score, x, y, width, height) → the surest that do not overlap."""
    found = found[found[:, 0] > least]
    kept: list[np.ndarray] = []
    for a in found[np.argsort(-found[:, 0])][:200]:
        if len(kept) < most and all(iou(a[1:], b[1:]) < overlap for b in kept):
            kept.append(a)
    return kept


def square(box: np.ndarray) -> tuple[float, float, float]:
    """Left, top and side of the square around a box."""
    side = MARGIN * max(box[2], box[3])
    return box[0] + box[2] / 2 - side / 2, box[1] + box[3] / 2 - side / 2, side


def cut(picture: Image.Image, left: float, top: float, side: float) -> Image.Image:
    """The square of a picture at CROP × CROP; beyond the border its pixels repeat."""
    x0, y0, x1, y1 = left, top, left + side, top + side
    if x0 < 0 or y0 < 0 or x1 > picture.width or y1 > picture.height:
        inner = [min(max(0, math.floor(x0)), picture.width - 1), min(max(0, math.floor(y0)), picture.height - 1),
                 max(1, min(picture.width, math.ceil(x1))), max(1, min(picture.height, math.ceil(y1)))]
        around = (max(0, math.ceil(inner[1] - y0)), max(0, math.ceil(y1 - inner[3]))), \
                 (max(0, math.ceil(inner[0] - x0)), max(0, math.ceil(x1 - inner[2]))), (0, 0)
        picture = Image.fromarray(np.pad(np.asarray(picture.crop(inner)), around, "edge"))
        x0, y0 = x0 - inner[0] + around[1][0], y0 - inner[1] + around[0][0]
    box = (max(0, x0), max(0, y0), min(picture.width, x0 + side), min(picture.height, y0 + side))
    return picture.resize((CROP, CROP), Image.BILINEAR, box, reducing_gap=2.0)


def row(label: float, face: np.ndarray | None = None, left: float = 0, top: float = 0, side: float = 1) -> np.ndarray:
    """A face's points may be NaN: nobody knows them."""
    r = np.zeros(ROW, np.float32)
    r[0] = label
    if face is not None and not np.isnan(face[4]):
        r[1] = 1
        r[2:] = ((face[4:14].reshape(5, 2) - (left, top)) / side).ravel()
    return r


def judged(box: np.ndarray, photo: Photo) -> tuple[float | None, np.ndarray | None]:
    """Whether a box (x, y, width, height) is a face of the photo, and which; None where that is not known."""
    same = overlaps(box, photo.boxes)
    best = int(same.argmax()) if len(same) else -1
    if best >= 0 and same[best] >= OTHER:
        face = np.concatenate([photo.boxes[best], photo.points[best]])
        return (1.0, face) if same[best] >= SAME else (None, None)
    if len(photo.unsure) and max(overlaps(box, photo.unsure).max(), covered(box, photo.unsure).max()) > 0.2:
        return None, None
    return 0.0, None


def covered(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Share of the box that lies in each of the others [n, 4]."""
    width = np.minimum(box[0] + box[2], others[:, 0] + others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[1] + box[3], others[:, 1] + others[:, 3]) - np.maximum(box[1], others[:, 1])
    return width.clip(0) * height.clip(0) / (box[2] * box[3])


def mirrored_points(points: np.ndarray) -> np.ndarray:
    p = points.reshape(5, 2)[[1, 0, 2, 4, 3]].copy()
    p[:, 0] = 1 - p[:, 0]
    return p.ravel()


class Crops:
    def __init__(self, synthesis: Synthesis, photos: dict[str, Image.Image], detector: FaceNet,
                 people: list[Photo] = (), real_animals: list[Photo] = ()):
        """`people` and `real_animals` are real photos; without them all is made of CelebA and photos without faces."""
        self.made, self.detector = synthesis, detector
        self.photos = list(photos.values())
        self.animals = Animals(photos, synthesis)
        self.people, self.real_animals = people, real_animals
        self.odds = np.cumsum([OFTEN.get(photo.source, 1.0) for photo in people])

    def portraits(self) -> list[Crop]:
        """Faces alone, as CelebA has them: whoever placed the points placed those of mirrored faces otherwise."""
        return [self.of_portrait(mirrored=False)]

    def make(self) -> list[Crop]:
        if self.people and self.made.chance(REAL):
            if self.made.chance(REAL_ANIMALS):
                return self.of_real(self.real_animals[self.made.rng.integers(len(self.real_animals))])
            at = int(np.searchsorted(self.odds, self.made.rng.random() * self.odds[-1]))
            return self.of_real(self.people[at])
        kind = self.made.rng.random()
        if kind < 0.28:
            return self.of_scene()
        if kind < 0.60:
            return [self.of_portrait() for _ in range(3)]
        if kind < 0.86:
            return self.of_photo()
        return [self.of_animal() for _ in range(3)]

    def of_scene(self) -> list[Crop]:
        """What the detector proposes in a synthesised picture, and some of the faces that it should have."""
        picture, faces = self.made.picture()
        faces = faces[faces[:, 2] > 0]
        image = Image.fromarray(picture)
        boxes = [p[1:] for p in proposals(cells(self.detector, image, picture.shape[0]), 0.05, 6)]
        boxes += [self.jittered(f) for f in faces[faces[:, 14] > 0] if self.made.chance(0.3)]
        made = []
        for box in boxes:
            overlaps = [iou(box, f) for f in faces]
            best = int(np.argmax(overlaps)) if overlaps else -1
            place = square(box)
            crop = np.asarray(cut(image, *place))
            if best >= 0 and overlaps[best] >= SAME and faces[best, 14] > 0:
                made.append((crop, row(1, faces[best], *place)))
            elif best < 0 or overlaps[best] < OTHER:
                made.append((crop, row(0)))
        return made

    def of_real(self, photo: Photo) -> list[Crop]:
        """What the detector proposes in a real photo, some of its faces, and some of the rest."""
        made, picture = self.made, photo.open()
        if made.chance(0.5):
            picture = made.tint(picture, 0.6)
        side = int(made.log_between(224, 448)) if made.chance(0.75) else int(made.log_between(448, 720))
        boxes = [p[1:] for p in proposals(cells(self.detector, picture, side), 0.08, 10)]
        boxes = [box if made.chance(0.5) else self.jittered(box) for box in boxes]
        boxes += [self.jittered(box) for box in photo.boxes if made.chance(0.3)][:4]
        boxes += [self.beside(box) for box in photo.boxes if made.chance(0.2)][:3]
        if made.chance(0.4):  # anywhere: arms, hands, clothes, the backs of heads
            h = made.log_between(0.04, 0.5) * min(picture.size)
            w = h * made.between(0.6, 1.0)
            boxes.append(np.array([made.between(0, max(1, picture.width - w)), made.between(0, max(1, picture.height - h)), w, h]))
        crops = []
        for box in boxes:
            label, face = judged(box, photo)
            if label is None or min(box[2:4]) < 6:
                continue
            place = square(box)
            crop, r = np.asarray(self.worn(cut(picture, *place))), row(label, face, *place)
            if made.chance(0.5):
                crop, r[2:] = crop[:, ::-1], mirrored_points(r[2:])
            crops.append((crop, r))
        return crops

    def beside(self, face: np.ndarray) -> np.ndarray:
        """A box about as large as a face, within reach of it: hands, ears, necks, shirts, the heads of others."""
        made = self.made
        x, y, w, h = face[:4]
        size, way = made.log_between(0.4, 1.3), made.between(0, 2 * math.pi)
        far = made.between(0.7, 2.5)
        cx, cy = x + w / 2 + far * w * math.cos(way), y + h / 2 + far * h * math.sin(way)
        return np.array([cx - w * size / 2, cy - h * size / 2, w * size, h * size])

    def jittered(self, face: np.ndarray) -> np.ndarray:
        """A box as inexact as the detector's."""
        x, y, w, h = face[:4]
        grow = math.exp(self.made.rng.normal(0, 0.08))
        cx, cy = x + w / 2 + self.made.rng.normal(0, 0.05) * w, y + h / 2 + self.made.rng.normal(0, 0.05) * h
        return np.array([cx - w * grow / 2, cy - h * grow / 2, w * grow, h * grow])

    def of_portrait(self, mirrored: bool = True) -> Crop:
        """A CelebA picture as it is, from where the detector would see it; sometimes beside the face, or without it."""
        made = self.made
        n = made.anyone()
        face = made.points[n]
        source = Image.fromarray(made.faces[n])
        real = made.chance(0.88)
        if not real:
            source = made.unface(source, face)
        elif made.chance(0.45):
            source = made.spoil(source, face)
            if made.chance(0.25):
                source = made.spoil(source, face)
        if real and abs(turn(face)) > 0.2 and made.chance(0.5):
            outline, face = made.profile(face)
            ground = made.texture(WIDTH, HEIGHT)
            ground.paste(source, (0, 0), outline)
            if made.chance(0.5):
                made.cap(ground, face)
            source = ground
        if mirrored and made.chance(0.5):
            source = source.transpose(Image.FLIP_LEFT_RIGHT)
            face = flipped(face)
        source = made.tint(source, 1.0)
        angle = made.rng.normal(0, 0.15) if made.chance(0.8) else made.rng.normal(0, 0.4)
        squeeze = math.exp(made.rng.normal(0, 0.08))
        pad = 60
        m = affine(squeeze, 1.0, angle, made.rng.normal(0, 0.05), (WIDTH / 2 + pad, HEIGHT / 2 + pad), (WIDTH / 2, HEIGHT / 2))
        size = (WIDTH + 2 * pad, HEIGHT + 2 * pad)
        ground = np.pad(np.asarray(source), ((pad, pad), (pad, pad), (0, 0)), "edge")
        inverse = np.linalg.inv(np.vstack([m, [0, 0, 1]]))
        inverse[:2, 2] += pad
        image = Image.fromarray(ground).transform(size, Image.AFFINE, inverse[:2].ravel().tolist(), Image.BILINEAR)
        placed = moved(face, m)
        box = self.jittered(placed)
        label = float(real)
        if real and made.chance(0.12):  # beside the face: an ear, hair, a shoulder, a part of the face
            side = made.log_between(0.25, 1.6)
            w, h = box[2] * side, box[3] * side
            cx, cy = (placed[0] + placed[2] * made.between(-0.3, 1.3), placed[1] + placed[3] * made.between(-0.3, 1.5))
            box = np.array([cx - w / 2, cy - h / 2, w, h])
            if iou(box, placed) >= OTHER:
                box = self.jittered(placed)
            else:
                label = 0.0
        place = square(box)
        if label and made.chance(CLOSE_UP):
            frame = self.within(placed, image.size)
            crop = cut(image.crop(frame), place[0] - frame[0], place[1] - frame[1], place[2])
        else:
            crop = cut(image, *place)
        return np.asarray(self.worn(crop)), row(label, placed if label else None, *place)

    def within(self, face: np.ndarray, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a picture that the face fills: its middle, and less than its height."""
        made = self.made
        x, y, w, h = face[:4]
        high = h / made.log_between(0.9, CLOSEST)
        wide = high * made.between(0.6, 1.3)
        cx, cy = x + w * made.between(0.4, 0.6), y + h * made.between(0.45, 0.65)
        left, top = max(0, round(cx - wide / 2)), max(0, round(cy - high / 2))
        return left, top, min(size[0], max(left + 8, round(cx + wide / 2))), min(size[1], max(top + 8, round(cy + high / 2)))

    def of_photo(self) -> list[Crop]:
        """Where the detector would most likely see a face in a photo that has none, however unlikely; and some windows."""
        made = self.made
        photo = self.photos[made.rng.integers(len(self.photos))]
        if made.chance(0.5):
            photo = photo.transpose(Image.FLIP_LEFT_RIGHT)
        if made.chance(0.2):
            photo = photo.rotate(made.rng.normal(0, 15), Image.BILINEAR)
        photo = made.tint(photo, 0.6)
        side = int(made.log_between(128, 480))
        boxes = [p[1:] for p in proposals(cells(self.detector, photo, side), 0.02, 4)]
        if made.chance(0.5) or not boxes:
            h = made.log_between(0.06, 0.7) * min(photo.size)
            w = h * made.between(0.6, 1.0)
            boxes.append(np.array([made.between(0, photo.width - w), made.between(0, photo.height - h), w, h]))
        # moved a little, so that the few photos give more
        return [(np.asarray(self.worn(cut(photo, *square(self.jittered(box))))), row(0)) for box in boxes]

    def of_animal(self) -> Crop:
        head = self.animals.head()
        if self.made.chance(0.4):
            head = head.rotate(self.made.rng.normal(0, 15), Image.BILINEAR)
            head = head.crop((16, 16, 176, 176))
        return np.asarray(self.worn(head.resize((CROP, CROP), Image.BILINEAR, reducing_gap=2.0))), row(0)

    def worn(self, crop: Image.Image) -> Image.Image:
        """Small, blurred, noisy, JPEG."""
        made = self.made
        if made.chance(0.35):
            small = round(made.log_between(22, 80))
            crop = crop.resize((small, small), Image.BOX).resize((CROP, CROP), Image.BILINEAR)
        elif made.chance(0.1):
            crop = crop.filter(ImageFilter.GaussianBlur(made.between(0.5, 2)))
        if made.chance(0.15):
            crop = made.noisy(crop)
        return made.compressed(crop) if made.chance(0.4) else crop
