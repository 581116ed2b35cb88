// A constant index beyond a tuple's members is an error.

public function main() {
    [int, string] t = [1, "x"];
    int a = t[0];
    string b = t[2]; // @error
    int i = 0;
    int c = t[i]; // @error
    string d = t["x"]; // @error
}
