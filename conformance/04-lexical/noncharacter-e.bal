// A noncharacter stands in a source only as an escape.

public function main() {
    string s = "a￾b"; // @error
}
