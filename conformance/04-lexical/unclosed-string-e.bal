// A string literal ends with a quote.

public function main() {
    string s = "abc; // @error
}
