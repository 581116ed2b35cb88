// Variables of a do block end with it.

public function main() {
    do {
        int a = 1;
    }
    int b = a; // @error
}
