// Further fields have the rest descriptor's type.

type Scores record {|
    string name;
    int...;
|};

public function main() {
    Scores s = {name: "a", "x": "b"}; // @error
    s["y"] = "c"; // @error
    int z = s["z"]; // @error
    int w = s.w; // @error
}
