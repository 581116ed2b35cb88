// A letter is not escaped by a backslash alone.

public function main() {
    int gr\oss = 1; // @error
}
