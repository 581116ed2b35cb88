// An aggregated variable of collect stands only where a spread may.

public function main() {
    int a = from int n in [1]
        collect n; // @error
    int b = from int n in [1]
        collect sum(n) + n; // @error
    int[] c = from int n in [1]
        collect [n];
}
