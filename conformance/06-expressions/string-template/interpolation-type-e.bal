// Only simple values and strings can be interpolated.

public function main() {
    int[] l = [];
    int? o = 1;
    xml x = xml `<a/>`;
    string a = string `${l}`; // @error
    string b = string `${o}`; // @error
    string c = string `${x}`; // @error
    string d = string `${()}`; // @error
    any e = 1;
    string f = string `${e}`; // @error
}
