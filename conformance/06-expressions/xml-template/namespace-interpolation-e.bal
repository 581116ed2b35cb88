// The value of a namespace attribute is fixed.

public function main() {
    string uri = "http://x.org";
    xml a = xml `<a xmlns:p="${uri}"/>`; // @error
    xml b = xml `<a p="${uri}"/>`;
}
