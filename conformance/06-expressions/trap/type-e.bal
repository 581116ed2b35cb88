// The type of trap includes error.

public function main() {
    int a = trap 1 / 1; // @error
    int|error b = trap 1 / 1;
}
