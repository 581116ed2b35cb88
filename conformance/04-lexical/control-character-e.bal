// A control character is not allowed anywhere, not even in a literal.

public function main() {
    string s = "ab"; // @error
}
