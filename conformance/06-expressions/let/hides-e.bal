// A variable of let may not have the name of a local variable.

public function main() {
    int a = 1;
    int b = let int a = 2 in a; // @error
    int c = let int d = 2 in d;
    int e = let int d = 3 in d;
    int f = let int g = h, int h = 1 in g; // @error
}
