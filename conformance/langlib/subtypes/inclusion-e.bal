// A signed subtype is none of the unsigned one, nor one of more bits.

public function main() {
    int:Signed8 a = 1;
    int:Unsigned8 b = a; // @error
    int:Signed16 c = b;
    int:Signed8 d = b; // @error
    string:Char e = "xy"; // @error
    xml:Element f = xml `<a/><b/>`; // @error
}
