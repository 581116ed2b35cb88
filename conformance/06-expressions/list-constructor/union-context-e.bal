// More than one list type is ambiguous.

public function main() {
    int[]|string[] a = []; // @error
    int|string b = [1]; // @error
}
