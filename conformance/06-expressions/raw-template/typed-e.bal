// Insertions that the expected type does not allow are errors.

type IntTemplate object {
    *object:RawTemplate;
    public (readonly & string[]) strings;
    public int[] insertions;
};

public function main() {
    string s = "x";
    IntTemplate t = `a${s}`; // @error
}
