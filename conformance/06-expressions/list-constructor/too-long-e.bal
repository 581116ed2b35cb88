// A list has no more members than its type allows, and the least that it needs.

type F function ();

public function main() {
    int[2] a = [1, 2, 3]; // @error
    [int, string] b = [1, "x", 2]; // @error
    [F, F] c = []; // @error
    [int, string] d = [];
    int[] more = [1, 2];
    [F, int...] e = [...more]; // @error
}
