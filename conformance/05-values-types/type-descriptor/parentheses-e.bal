// Without parentheses [] belongs to the last type of a union.

public function main() {
    int|string[] a = [1, "a"]; // @error
    (int|string)[] b = [1, "a"];
    int|string[] c = ["a"];
}
