// Characters of strings and items of xml are not assigned to.

public function main() {
    string s = "abc";
    s[0] = "x"; // @error
    xml x = xml `<a/>`;
    x[0] = xml `<b/>`; // @error
    s = "x" + s;
}
