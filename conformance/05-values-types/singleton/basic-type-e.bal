// A singleton belongs to one basic type: 1 is no 1.0.

type One 1;
type OneFloat 1.0;

public function main() {
    One a = 1;
    One b = 1.0; // @error
    OneFloat c = 1.0;
    OneFloat d = a; // @error
}
