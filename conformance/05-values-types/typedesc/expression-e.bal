// A type's name is an expression that fits only wide enough typedescs.

type Small 1|2;

public function main() {
    typedesc<int> a = Small;
    typedesc<string> b = Small; // @error
    typedesc<anydata> c = Small;
    int d = Small; // @error
}
