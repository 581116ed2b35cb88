// Members behind the described ones belong to the rest's type.

type Line [string, int...];

public function main() {
    Line a = ["a"];
    Line b = ["a", 1, 2];
    Line c = ["a", 1, "b"]; // @error
    [string, int] e = b; // @error
}
