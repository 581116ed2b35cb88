// What the key function of sort returns has to be ordered, too, and nil is no
// key function.

type Pair [int, string];

public function main() {
    Pair[] pairs = [[2, "b"], [1, "a"]];
    Pair[] a = pairs.sort();
    int?[] b = [3, (), 1].sort("descending");
    (int|string)[] mixed = [1, "a"];
    (int|string)[] c = mixed.sort(); // @error
    (int|string)[] d = mixed.sort("ascending", ()); // @error
    map<int>[] maps = [];
    map<int>[] e = maps.sort(key = m => m["a"] ?: "none"); // @error
    map<int>[] f = maps.sort(key = m => m["a"]);
}
