// A union has only what its members have.

type Id int|string;

public function main() {
    Id a = 1.5; // @error
    Id b = true; // @error
    Id c = 1;
    int d = c; // @error
    Id|() e = c;
    Id f = e; // @error
}
