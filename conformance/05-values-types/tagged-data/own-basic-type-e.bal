// A tagged data type is a basic type of its own.

public function main() {
    string a = re `x`; // @error
    string:RegExp b = "x"; // @error
    string:RegExp c = re `x`;
    json d = c; // @error
}
