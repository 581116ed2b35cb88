// Items of other kinds do not fit.

public function main() {
    xml:Element a = xml `text`; // @error
    xml<xml:Comment> b = xml `<a/>`; // @error
    xml c = xml `<a/>`;
    xml:Element d = c; // @error
}
