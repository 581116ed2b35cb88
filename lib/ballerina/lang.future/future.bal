# Asks a strand to stop. It does when it next waits for something.
#
# + f - The strand's future
public isolated function cancel(future<any|error> f) returns () = external;
