// Both operands belong to one ordered type.

public function main() {
    int a = 1;
    float b = 1;
    string s = "x";
    boolean c = a < b; // @error
    boolean d = s > a; // @error
    boolean e = () < a; // ok: int? is ordered
    int|string u = 1;
    boolean f = u < 1; // @error
    any x = 1;
    boolean g = x >= 1; // @error
    int[] l = [1];
    boolean h = l < ["x"]; // @error
}
