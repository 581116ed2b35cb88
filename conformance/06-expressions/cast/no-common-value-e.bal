// A cast to a type without a value in common is an error.

function f(int n, string s, map<int> m, int|string v) {
    string a = <string>n; // @error
    int b = <int>s; // @error
    int[] c = <int[]>m; // @error
    boolean d = <boolean>v; // @error
    float e = <float>n;
    int g = <int>v;
}
