// A final variable is not assigned again, whatever its value.

final int limit = 1;

public function main() {
    final int[] list = [1];
    list[0] = 2;
    list = [3]; // @error
    limit += 1; // @error
}
