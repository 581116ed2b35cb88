// No other escapes exist in string literals.

public function main() {
    string bell = "\b"; // @error
    string octal = "\101"; // @error
    _ = bell + octal;
}
