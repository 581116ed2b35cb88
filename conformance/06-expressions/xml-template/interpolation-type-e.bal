// What is interpolated is xml or a simple value or string, and not nil.

public function main() {
    int? n = 1;
    int[] l = [];
    xml x = xml `<i/>`;
    xml a = xml `<p>${n}</p>`; // @error
    xml b = xml `<p>${l}</p>`; // @error
    xml c = xml `<p q="${x}"/>`; // @error
    xml d = xml `<p q="${n}"/>`; // @error
}
