// The text of a template is well-formed XML content.

public function main() {
    xml a = xml `<a>`; // @error
    xml b = xml `<a></b>`; // @error
    xml c = xml `<a x=1/>`; // @error
    xml d = xml `<p:a/>`; // @error
    xml e = xml `<a x="1" x="2"/>`; // @error
    xml f = xml `a & b`; // @error
}
