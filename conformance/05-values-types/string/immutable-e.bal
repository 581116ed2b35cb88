// The characters of a string cannot be assigned to.

public function main() {
    string s = "abc";
    s[0] = "x"; // @error
}
