// A tag is one that the language defines.

public function main() {
    var a = re `x`;
    var b = date `2024-01-01`; // @error
}
