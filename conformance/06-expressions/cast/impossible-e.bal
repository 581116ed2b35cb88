// A cast that can never succeed is an error, and so is one that drops errors.

public function main() {
    string s = "x";
    int a = <int>s; // @error
    int[] l = [];
    map<int> b = <map<int>>l; // @error
    int|error e = 1;
    int c = <int>e; // @error
    int d = <int>(checkpanic e);
}
