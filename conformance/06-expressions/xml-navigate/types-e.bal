// Navigation is for xml.

public function main() {
    string s = "x";
    _ = s.<a>; // @error
    _ = s/*; // @error
    xml x = xml `<a/>`;
    _ = x.<q:a>; // @error
    xml:Text t = x/<a>; // @error
}
