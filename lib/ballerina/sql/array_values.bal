import ballerina/io;
import ballerina/time;

# A parameter that is an array of SQL type VARCHAR.
public distinct class VarcharArrayValue {
    *TypedValue;
    # The value
    public string?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type NVARCHAR.
public distinct class NVarcharArrayValue {
    *TypedValue;
    # The value
    public string?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type CHAR.
public distinct class CharArrayValue {
    *TypedValue;
    # The value
    public string?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type SMALLINT.
public distinct class SmallIntArrayValue {
    *TypedValue;
    # The value
    public int?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type INTEGER.
public distinct class IntegerArrayValue {
    *TypedValue;
    # The value
    public int?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type BIGINT.
public distinct class BigIntArrayValue {
    *TypedValue;
    # The value
    public int?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type NUMERIC.
public distinct class NumericArrayValue {
    *TypedValue;
    # The value
    public int?[]|float?[]|decimal?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[]|float?[]|decimal?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type DECIMAL.
public distinct class DecimalArrayValue {
    *TypedValue;
    # The value
    public int?[]|decimal?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[]|decimal?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type REAL.
public distinct class RealArrayValue {
    *TypedValue;
    # The value
    public int?[]|float?[]|decimal?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[]|float?[]|decimal?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type FLOAT.
public distinct class FloatArrayValue {
    *TypedValue;
    # The value
    public int?[]|float?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[]|float?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type DOUBLE.
public distinct class DoubleArrayValue {
    *TypedValue;
    # The value
    public int?[]|float?[]|decimal?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int?[]|float?[]|decimal?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type BIT.
public distinct class BitArrayValue {
    *TypedValue;
    # The value
    public boolean?[]|int?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(boolean?[]|int?[] value = <int?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type BOOLEAN.
public distinct class BooleanArrayValue {
    *TypedValue;
    # The value
    public boolean?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(boolean?[] value = []) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type BINARY.
public distinct class BinaryArrayValue {
    *TypedValue;
    # The value
    public byte[]?[]|io:ReadableByteChannel[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]?[]|io:ReadableByteChannel[] value = <byte[]?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type VARBINARY.
public distinct class VarBinaryArrayValue {
    *TypedValue;
    # The value
    public byte[]?[]|io:ReadableByteChannel[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]?[]|io:ReadableByteChannel[] value = <byte[]?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type DATE.
public distinct class DateArrayValue {
    *TypedValue;
    # The value
    public string?[]|time:Date?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[]|time:Date?[] value = <string?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type TIME.
public distinct class TimeArrayValue {
    *TypedValue;
    # The value
    public string?[]|time:TimeOfDay?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[]|time:TimeOfDay?[] value = <string?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type DATETIME.
public distinct class DateTimeArrayValue {
    *TypedValue;
    # The value
    public string?[]|time:Civil?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[]|time:Civil?[] value = <string?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array of SQL type TIMESTAMP.
public distinct class TimestampArrayValue {
    *TypedValue;
    # The value
    public string?[]|time:Utc?[] value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string?[]|time:Utc?[] value = <string?[]>[]) {
        self.value = value;
    }
}

# A parameter that is an array.
#
# # Deprecated
# An array is a parameter as it is.
@deprecated
public distinct class ArrayValue {
    *TypedValue;
    # The value
    public string[]|int[]|boolean[]|float[]|decimal[]|byte[][]? value;

    # Makes a parameter.
    #
    # + value - The value
    @deprecated
    public isolated function init(string[]|int[]|boolean[]|float[]|decimal[]|byte[][]? value = ()) {
        self.value = value;
    }
}
