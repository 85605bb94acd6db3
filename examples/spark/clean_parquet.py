"""Parquet with a column of texts or pages in, Parquet of articles out, on Apache Spark.

spark-submit --master 'local[2]' examples/spark/clean_parquet.py IN OUT --html content --keep id
"""

import argparse

from pyspark.sql import SparkSession

from service.spark import clean_articles


def main() -> None:
    """Read, clean, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", help="file or folder of Parquet, on whatever Spark reads from")
    parser.add_argument("target", help="folder to write")
    parser.add_argument("--text", help="column that holds texts")
    parser.add_argument("--html", help="column that holds pages")
    parser.add_argument("--keep", nargs="*", default=[], help="columns to hand through")
    parser.add_argument("--explain", action="store_true", help="add the ledger")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    frame = spark.read.parquet(options.source)
    for name, column in (("text", options.text), ("html", options.html)):
        if column:
            frame = frame.withColumnRenamed(column, name)
    articles = clean_articles(frame, keep=options.keep, explain=options.explain)
    articles.write.parquet(options.target)
    spark.stop()


if __name__ == "__main__":
    main()
