// A union over several basic types without nil has no filler value.

public function main() {
    (int|string)[] a = [];
    a[1] = 1; // @panic
}
