// A source is UTF-8.

public function main() {
    string s = "aÿb"; // @error
}
