// Query expressions and actions.

function queries() returns error? {
    int[] a = from int n in list
        where n > 1
        let int m = n * 2, var k = m
        order by m descending, n ascending, k
        limit 10
        select m;
    var b = map from var [k, v] in pairs
        select [k, v];
    var c = table key(id) from Row r in rows
        select r
        on conflict error("duplicate");
    var d = stream from var {name, age} in people
        join Dept dept in depts on age equals dept.age
        outer join var x in xs on name equals x.name
        from var y in ys
        select {name, y};
    var e = from var {id, price} in orders
        group by id, int day = f(id), var other = g(id)
        select {id, total: sum(price)};
    int f = from var n in list
        collect sum(n);
    check from var n in list
        do {
            g(n);
        };
    error? g = from int n in 1 ... 3
        do {
            continue;
        };
    var h = from var x in (from var y in z
            select y)
        where x is int
        select x;
    int where = 1;
    int select = where + limit + order;
    var i = from var order in orders
        let int limit = 5
        where order is int? || order.limit == limit
        order by order
        limit limit
        select order;
    var j = table key(a, b) from var x in y
        select x;
    var k = table from var x in y
        select x;
    return;
}
