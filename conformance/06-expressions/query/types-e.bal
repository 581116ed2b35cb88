// Sources are iterable, conditions boolean, limits ints, and results fit.

public function main() {
    int[] a = from int n in 5 select n; // @error
    int[] b = from int n in [1] where n select n; // @error
    int[] c = from int n in [1] limit "x" select n; // @error
    int[] d = from int n in [1] select "x"; // @error
    int[] e = from string n in [1] select 1; // @error
    map<int> f = map from int n in [1] select n; // @error
    string g = from int n in [1] select n; // @error
}
