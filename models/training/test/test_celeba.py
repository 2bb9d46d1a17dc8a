"""Both networks read CelebA through one reader, from tars or from its own layout; on made-up pictures."""
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from attributes.prepare import prepare
from celeba import read_faces, read_index, read_pictures
from faces.data import train_faces

LABELS = ["Bald", "Blurry"]
# file → split, size, labels, and the face: box and five points, or None where no detector found one
PICTURES = {
    "1.jpg": ("train", (178, 218), (1, 0), [50, 60, 90, 120, *range(70, 80)]),
    "2.jpg": ("train", (89, 109), (0, 1), [25, 30, 45, 60, *range(35, 45)]),
    "3.jpg": ("train", (178, 218), (0, 0), None),
    "4.jpg": ("val", (178, 218), (1, 1), [51, 61, 91, 121, *range(71, 81)]),
}


def jpeg(name: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", PICTURES[name][1], (40 * int(name[0]), 0, 0)).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def tars(tmp_path: Path) -> Path:
    folder = tmp_path / "material/celeba"
    folder.mkdir(parents=True)
    with tarfile.open(folder / "all.tar", "w") as tar:
        for name in PICTURES:
            member = tarfile.TarInfo(f"./{name}")
            member.size = len(jpeg(name))
            tar.addfile(member, io.BytesIO(jpeg(name)))
    rows = [",".join(map(str, (name, split, "{}x{}".format(*size), *labels)))
            for name, (split, size, labels, _) in PICTURES.items()]
    (folder / "labels.csv").write_text("\n".join([",".join(["file", "split", "size", *LABELS]), *rows]) + "\n")
    found = [",".join(map(str, (name, *face, 0.9))) for name, (*_, face) in PICTURES.items() if face]
    (folder / "landmarks.csv").write_text("\n".join(["file,x,y,and so on", *found]) + "\n")
    return folder.parent


@pytest.fixture
def own_layout(tmp_path: Path) -> Path:
    folder = tmp_path / "own/celeba"
    (folder / "img_align_celeba").mkdir(parents=True)
    for name in PICTURES:
        (folder / "img_align_celeba" / name).write_bytes(jpeg(name))
    count, points = str(len(PICTURES)), " ".join(map(str, range(70, 80)))
    (folder / "list_attr_celeba.txt").write_text("\n".join([
        count, " ".join(LABELS),
        *(f"{name} {' '.join('1' if one else '-1' for one in labels)}" for name, (_, _, labels, _) in PICTURES.items())]))
    (folder / "list_eval_partition.txt").write_text("\n".join(
        f"{name} {'0' if split == 'train' else '1'}" for name, (split, *_) in PICTURES.items()))
    (folder / "list_landmarks_align_celeba.txt").write_text("\n".join(
        [count, "lefteye_x and so on", *(f"{name} {points}" for name in PICTURES)]))
    return folder.parent


def test_both_layouts_say_the_same(tars: Path, own_layout: Path):
    one, other = read_index(tars), read_index(own_layout)
    assert one.names == other.names == LABELS and one.files == other.files == list(PICTURES)
    assert one.splits == other.splits == ["train", "train", "train", "val"]
    assert one.labels.tolist() == other.labels.tolist() == [[1, 0], [0, 1], [0, 0], [1, 1]]
    assert one.landmarks[0].tolist() == other.landmarks[0].tolist() == np.arange(70, 80).reshape(5, 2).tolist()
    assert one.boxes[0].tolist() == [50, 60, 90, 120] and np.isnan(one.boxes[2]).all() and np.isnan(other.boxes).all()


def test_only_the_wanted_pictures_are_read(tars: Path, own_layout: Path):
    for data in (tars, own_layout):
        found = dict(read_pictures(data, {"2.jpg", "4.jpg"}))
        assert {name: picture.size for name, picture in found.items()} == {"2.jpg": (89, 109), "4.jpg": (178, 218)}


def test_faces_are_those_of_full_size_pictures_in_which_one_was_found(tars: Path):
    ((face, picture),) = read_faces(tars, "train")
    assert face.tolist() == PICTURES["1.jpg"][3] and picture.size == (178, 218)


def test_the_face_networks_ask_for_boxes(own_layout: Path):
    with pytest.raises(SystemExit, match="Expected boxes of faces"):
        next(read_faces(own_layout, "train"))


def test_a_folder_without_celeba_is_told(tmp_path: Path):
    with pytest.raises(SystemExit, match="found neither"):
        read_index(tmp_path)


def test_faces_are_decoded_once(tars: Path, tmp_path: Path):
    pictures, faces = train_faces(tars, tmp_path / "work")
    assert pictures.shape == (1, 218, 178, 3) and faces.shape == (1, 14)
    (tars / "celeba/all.tar").unlink()
    again, _ = train_faces(tars, tmp_path / "work")
    assert (again == pictures).all()


def test_small_pictures_are_enlarged_for_the_attribute_network_and_named(tars: Path, tmp_path: Path):
    prepare("train", read_index(tars), tars, tmp_path)
    assert np.load(tmp_path / "train-pictures.npy").shape == (3, 218, 178, 3)
    assert np.load(tmp_path / "train-small.npy").tolist() == [False, True, False]
    assert (tmp_path / "names.txt").read_text().split() == LABELS


def test_pictures_that_are_missing_are_told(tars: Path, tmp_path: Path):
    with open(tars / "celeba/labels.csv", "a") as labels:
        labels.write("5.jpg,train,178x218,0,1\n")
    with pytest.raises(SystemExit, match="found all but 1, such as 5.jpg"):
        prepare("train", read_index(tars), tars, tmp_path)
