"""From notebooks to pages: parameters in, notebooks run, HTML and index out."""
