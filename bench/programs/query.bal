import ballerina/io;

type Customer record {|
    int id;
    string region;
|};

type Sale record {|
    int id;
    int customer;
    int amount;
|};

type Total record {|
    string region;
    int sales;
    int amount;
|};

public function main() {
    Customer[] customers = from int i in 0 ..< 10000
        select {id: i, region: "region-" + (i % 50).toString()};
    Sale[] sales = from int i in 0 ..< 300000
        select {id: i, customer: i * 7919 % 10000, amount: i % 1000};
    Total[] totals = from Sale s in sales
        where s.amount >= 100
        join Customer c in customers on s.customer equals c.id
        let int amount = s.amount * 2
        group by string region = c.region
        order by region
        select {region, sales: count(amount), amount: sum(amount)};
    foreach Total t in totals {
        io:println(t.region, " ", t.sales, " ", t.amount);
    }
}
