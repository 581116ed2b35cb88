// What is grouped by is plain data.

public function main() {
    function ()[] fs = [];
    var a = from var f in fs
        group by f // @error
        select f;
    var b = from int n in [1]
        group by int m = n
        select m;
    var c = from int n in [1]
        group by string m = n // @error
        select m;
}
