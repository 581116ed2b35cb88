# An order. It has lines.
public type Order record {|
    # What it is known by
    readonly string id;
    # What was ordered
    Line[] lines = [];
    'map 'type = {};
|};

# A line of an order.
public type Line record {
    string item;
    decimal price;
};

# A quoted name.
public type 'map map<json>;

# Differs in case only.
public type ORDER Order;
